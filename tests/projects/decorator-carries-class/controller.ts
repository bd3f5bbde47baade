import { UseGuards, Controller, Get } from '@nestjs/common';
import { TenantGuard } from './guard';
import { currentTenant } from './store';

@Controller()
@UseGuards(TenantGuard)
export class Things {
  @Get()
  list(): string | undefined {
    return currentTenant.getStore();
  }
}
