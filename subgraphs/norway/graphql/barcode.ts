import bwipjs from 'bwip-js/node';
import type { CardNumber } from '../domain/cardNumber.ts';
import type { Symbology } from '../registry.ts';

const SYMBOLS = { CODE39: 'code39', CODE128: 'code128' } as const;
const HEIGHT_MM = 12;

/** The card number as a barcode, one SVG element without a reference to anything outside of it. */
export function barcodeOf(number: CardNumber, symbology: Symbology): string {
  return bwipjs.toSVG({ bcid: SYMBOLS[symbology], text: number, scale: 2, height: HEIGHT_MM, paddingwidth: 10 });
}
