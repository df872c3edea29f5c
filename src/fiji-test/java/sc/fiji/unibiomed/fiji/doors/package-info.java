/**
 * The doors that need Fiji's other parts, to be compared with those of {@code sc.fiji.unibiomed.doors}.
 */
package sc.fiji.unibiomed.fiji.doors;
