/**
 * ImageJ2's images, with axes and units, as what is asked about and as what is found.
 */
package sc.fiji.unibiomed.fiji.dataset;
