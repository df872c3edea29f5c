/**
 * The findings of an answer as data for tables and files: what is measured of each ({@link
 * sc.fiji.unibiomed.findings.measure.Measures}), and what is remembered of the image that was asked about. Every table
 * reads its headings, units and values from here.
 */
package sc.fiji.unibiomed.findings.measure;
