/**
 * Image files of microscopes, slide scanners and hospitals, read by Bio-Formats: their series, planes, channels and pyramids.
 */
package sc.fiji.unibiomed.fiji.bioformats;
