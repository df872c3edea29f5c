/**
 * The answers of one evaluation: asked once, kept under their key, scored.
 */
package sc.fiji.unibiomed.evaluate.answer;
