import { isJsonObject, type JsonObject, objectOf, parseJsonObject } from '../../../../shared/vocabulary/jsonObject.ts';
import { centsOf } from '../../../domain/payments/euroAmount.ts';
import { type Answer, errorAnswer, isAnswer } from './answers.ts';

/** The order of a payment as Mollie takes it. */
export interface OrderedPayment {
  readonly amountCents: number;
  readonly description: string;
  readonly redirectUrl: string;
  readonly webhookUrl: string | undefined;
  readonly metadata: unknown;
}

export interface OrderedRefund {
  readonly amountCents: number;
  readonly metadata: unknown;
}

const PAYMENT_FIELDS = ['amount', 'description', 'redirectUrl', 'webhookUrl', 'metadata', 'method', 'locale'];
const REFUND_FIELDS = ['amount', 'description', 'metadata'];
const HIGHEST_CENTS = 5_000_000;
const LONGEST_DESCRIPTION = 255;
const LARGEST_METADATA = 1_024;

/** What was ordered, or the error that a malformed order gets. Unknown fields are refused: they are typing errors of ours. */
export function readPaymentOrder(text: string): OrderedPayment | Answer {
  const order = readBody(text, PAYMENT_FIELDS);
  if (isAnswer(order)) return order;
  const amountCents = readAmount(order);
  if (isAnswer(amountCents)) return amountCents;
  if (amountCents < 1) return unprocessable('The amount is lower than the minimum', 'amount');
  if (amountCents > HIGHEST_CENTS) return unprocessable('The amount is higher than the maximum', 'amount');
  const { description, redirectUrl, webhookUrl, metadata = null } = order;
  if (typeof description !== 'string' || description === '' || description.length > LONGEST_DESCRIPTION) {
    return unprocessable('The description is invalid', 'description');
  }
  if (!isWebAddress(redirectUrl)) return unprocessable('The redirect location is invalid', 'redirectUrl');
  if (webhookUrl !== undefined && !isWebAddress(webhookUrl)) {
    return unprocessable('The webhook location is invalid', 'webhookUrl');
  }
  if (isTooLarge(metadata)) return unprocessable('The metadata is too large', 'metadata');
  return { amountCents, description, redirectUrl, webhookUrl, metadata };
}

export function readRefundOrder(text: string): OrderedRefund | Answer {
  const order = readBody(text, REFUND_FIELDS);
  if (isAnswer(order)) return order;
  const amountCents = readAmount(order);
  if (isAnswer(amountCents)) return amountCents;
  const { metadata = null } = order;
  return isTooLarge(metadata) ? unprocessable('The metadata is too large', 'metadata') : { amountCents, metadata };
}

function readBody(text: string, fields: readonly string[]): JsonObject | Answer {
  const body = parseJsonObject(text);
  if (!isJsonObject(body)) return errorAnswer(400, 'The request body is no JSON object');
  const unknown = Object.keys(body).find((field) => !fields.includes(field));
  return unknown ? unprocessable(`Non-existent body parameter "${unknown}"`, unknown) : body;
}

function readAmount(order: JsonObject): number | Answer {
  const amount = objectOf(order, 'amount');
  if (!amount) return unprocessable('The amount is missing', 'amount');
  if (amount['currency'] !== 'EUR') return unprocessable('The currency is invalid', 'amount.currency');
  const cents = typeof amount['value'] === 'string' ? centsOf(amount['value']) : undefined;
  return cents ?? unprocessable('The amount contains an invalid value', 'amount.value');
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isTooLarge(metadata: unknown): boolean {
  return JSON.stringify(metadata).length > LARGEST_METADATA;
}

function unprocessable(detail: string, field: string): Answer {
  return errorAnswer(422, detail, field);
}
