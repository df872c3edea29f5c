/**
 * Raw planes as the 8-bit RGB that the model sees, in the way that was chosen, or that suits the image: one renderer
 * for every kind of image.
 */
package sc.fiji.unibiomed.image.rendering;
