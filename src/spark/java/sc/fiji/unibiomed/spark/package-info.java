/**
 * The batch under Apache Spark: the driver makes the plan, each task does some images with the model of its executor, and the
 * answers meet in the output folder, which all of them share. Not part of the usual build, see {@code docs/spark.md}.
 */
package sc.fiji.unibiomed.spark;
