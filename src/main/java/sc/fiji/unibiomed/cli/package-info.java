/**
 * The command line. Its names, files and exit codes are a contract: macros of other tools and cluster scripts call it.
 */
package sc.fiji.unibiomed.cli;
