/** Rings when something is due for a webhook; apart from the bell of people's deliveries, whose lanes needn't look. */
import { Injectable } from '@nestjs/common';
import { DeliveryBell } from '../delivery-bell';

@Injectable()
export class WebhookBell extends DeliveryBell {}
