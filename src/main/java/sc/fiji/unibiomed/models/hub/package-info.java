/**
 * The HuggingFace hub: which files a repository has, who may fetch them, and what other programs have fetched already.
 */
package sc.fiji.unibiomed.models.hub;
