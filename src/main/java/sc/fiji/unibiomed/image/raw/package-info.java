/**
 * An image before anything is decided about how the model sees it: raw planes, and facts. What is open in ImageJ, ImgLib2
 * images, image files and series of Bio-Formats are adapters to this; {@link sc.fiji.unibiomed.image.rendering} makes 8-bit
 * colours of it.
 */
package sc.fiji.unibiomed.image.raw;
