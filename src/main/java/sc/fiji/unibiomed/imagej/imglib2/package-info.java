/**
 * ImgLib2 images as pictures for the model, and its findings as ImgLib2 masks. Needs no ImageJ window.
 */
package sc.fiji.unibiomed.imagej.imglib2;
