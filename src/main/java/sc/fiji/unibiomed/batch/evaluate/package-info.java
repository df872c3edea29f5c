/**
 * Compares a model's answers with a data set whose answers are known, as the authors of UniBiomed do (Wu et al., arXiv
 * 2504.21336; the scripts in the folder {@code demo} of their repository): a data set in BiomedParse's layout goes in, tables
 * with metrics, plots and a report come out.
 */
package sc.fiji.unibiomed.batch.evaluate;
