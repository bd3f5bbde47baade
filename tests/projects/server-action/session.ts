import { auth } from '@clerk/nextjs/server';

export const getUserId = async (): Promise<string | null> => (await auth()).userId;
