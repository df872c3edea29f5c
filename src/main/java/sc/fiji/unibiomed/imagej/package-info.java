/**
 * Everything that touches ImageJ: results as regions of an image.
 */
package sc.fiji.unibiomed.imagej;
