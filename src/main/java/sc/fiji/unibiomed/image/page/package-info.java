/**
 * Pages of image files: reading PNG, JPEG, TIFF, BMP and GIF to 8-bit RGB or to raw samples.
 */
package sc.fiji.unibiomed.image.page;
