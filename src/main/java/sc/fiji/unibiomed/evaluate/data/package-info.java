/**
 * Data sets in BiomedParse's layout: files, annotations, lists of items, questions.
 */
package sc.fiji.unibiomed.evaluate.data;
