/**
 * An answer in ImageJ: regions, table, log, label image; and the findings of this session.
 */
package sc.fiji.unibiomed.imagej.result;
