/**
 * Image files that are asked about: formats, series, pages, pyramid levels, stacks of files, masks of
 * regions.
 */
package sc.fiji.unibiomed.interpret.file;
