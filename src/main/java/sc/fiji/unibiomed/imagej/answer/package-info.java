/**
 * An answer about an open image, with everything that must be known of the image at the moment of the
 * question.
 */
package sc.fiji.unibiomed.imagej.answer;
