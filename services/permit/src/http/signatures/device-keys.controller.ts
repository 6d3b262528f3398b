/** Keys that people sign with, each held by one device. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, hasScope, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { DeviceKeys } from '../../app/signatures/device-keys.use-case';
import { plain } from '../door/plain';
import { Requesting } from '../door/requester';
import { DeviceKeyDto, RegisterDeviceKeyDto, RevokeDeviceKeyDto } from './device-keys.dto';

const registered: DeviceKeyDto = {
  id: '21fe31dfa154a261626bf854046fd227',
  person: 'p-head',
  algorithm: 'Ed25519',
  publicKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  device: 'phone-3f9c',
  registeredAt: '2026-11-24T01:00:00.000Z',
};
const { algorithm, publicKey, device } = registered;
const value = 'MEUCIQDr0yS0b5c0qB1hEo1oG7rV8Qe0Yp1m6o0Jm2b7g0k5nq9r3s4t5u6v7w8x9y0zA1B2C3D4E5F6G7H8Ig==';
const person = { status: 403, code: 'person-required' };

@ApiTags('signatures')
@Controller('device-keys')
@RequireScope('permit:act')
export class DeviceKeysController {
  constructor(private readonly keys: DeviceKeys) {}

  @Post()
  @HttpCode(201)
  @ApiCommand({
    summary: 'Register a key that the caller’s device holds, to sign acts with',
    description:
      'Within ten minutes of signing in (`auth_time`). The private key never leaves the device. The same key again is the same registration.',
    status: 201,
    body: { type: RegisterDeviceKeyDto, example: { algorithm, publicKey, device, value } },
    answer: { type: DeviceKeyDto, example: registered },
    errors: [
      { status: 401, code: 'insufficient-user-authentication' },
      person,
      { status: 409, code: 'device-key-taken' },
      { status: 422, code: 'fields-invalid' },
    ],
  })
  registerDeviceKey(@Requesting() by: Requester, @Body() body: RegisterDeviceKeyDto): Promise<DeviceKeyDto> {
    return this.keys.register(by, plain(body), new Date().toISOString());
  }

  @Get()
  @ApiRead({
    summary: 'The caller’s device keys, the newest first',
    answer: { type: DeviceKeyDto, list: true, example: [registered] },
    errors: [person],
  })
  async listDeviceKeys(@Requesting() by: Requester): Promise<DeviceKeyDto[]> {
    return [...(await this.keys.mine(by))];
  }

  @Post(':id/revocation')
  @HttpCode(200)
  @ApiParam({ name: 'id', description: 'Id of the key', example: registered.id })
  @ApiCommand({
    summary: 'Revoke a device key, at once',
    description: 'By its holder, or an administrator. What it signed before stays verifiable, and stands.',
    body: { type: RevokeDeviceKeyDto, example: { reason: 'Phone lost at the jetty' } },
    answer: {
      type: DeviceKeyDto,
      example: {
        ...registered,
        revoked: { at: '2026-11-25T01:00:00.000Z', by: 'p-head', reason: 'Phone lost at the jetty' },
      },
    },
    errors: [person, { status: 404, code: 'device-key-unknown' }],
  })
  revokeDeviceKey(
    @Caller() caller: CallerIdentity,
    @Requesting() by: Requester,
    @Param('id') id: string,
    @Body() { reason }: RevokeDeviceKeyDto,
  ): Promise<DeviceKeyDto> {
    return this.keys.revoke(by, id, reason, hasScope(caller, 'permit:admin'));
  }
}
