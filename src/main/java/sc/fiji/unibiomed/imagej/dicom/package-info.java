/**
 * DICOM files for the command line and batches, read by ImageJ as in its own windows.
 */
package sc.fiji.unibiomed.imagej.dicom;
