import { AccessService } from './access.service';

export class PostsService {
  constructor(private readonly access: AccessService) {}

  // expect: no-ambient-permission throughChain
  canPublish(post: { draft: boolean }): boolean {
    return post.draft && this.access.hasRole('editor');
  }

  async publish(post: { draft: boolean }, currentUser: { id: string }): Promise<string> {
    // expect: no-ambient-argument implied
    if (!this.access.hasRole('editor')) throw new Error('forbidden');
    return currentUser.id;
  }
}
