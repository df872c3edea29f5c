/**
 * Pictures at another size, to the bit as Pillow and PyTorch make them; tiles, normalisation, and masks as
 * tokens.
 */
package sc.fiji.unibiomed.image.resize;
