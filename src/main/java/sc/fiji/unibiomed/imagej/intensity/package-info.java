/**
 * Planes of an open image as 8-bit RGB, with the intensities that the user chose.
 */
package sc.fiji.unibiomed.imagej.intensity;
