export default function (tenant: string): string {
  return tenant.trim();
}
