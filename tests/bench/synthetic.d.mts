export function makeProject(folder: string, shape: string, size: number): string[];
