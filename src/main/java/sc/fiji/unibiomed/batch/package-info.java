/**
 * Many questions about many images: a plan of entries, done by any number of processes that share nothing but an output
 * folder, and put together in tables at the end.
 */
package sc.fiji.unibiomed.batch;
