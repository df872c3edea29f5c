/**
 * From the state of a [SEG] token to mask logits and masks, on one picture or followed through frames.
 */
package sc.fiji.unibiomed.interpret.drawing;
