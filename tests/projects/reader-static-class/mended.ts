import { RequestContext } from './request-context';

export class PostsService {
  canPublish(post: { draft: boolean }, user: { roles: string[] }): boolean {
    return post.draft && user.roles.includes('editor');
  }

  isEmpty(): boolean {
    return RequestContext.empty() === undefined;
  }
}
