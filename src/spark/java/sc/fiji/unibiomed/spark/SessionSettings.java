package sc.fiji.unibiomed.spark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;

/** What the program sets of Spark's configuration, on top of what {@code spark-submit} was given. */
final class SessionSettings {

	private static final Pattern LOCAL = Pattern.compile("local\\[(\\d+|\\*)(?:,\\d+)?\\]");
	private static final String TASK_CORES = "spark.task.cpus";
	private static final String EXECUTOR_CORES = "spark.executor.cores";

	private SessionSettings() {
	}

	/** The configuration with everything the program needs. */
	static SparkConf on(final SparkConf given) {
		final SparkConf conf = given.clone();
		final String plugins = conf.get("spark.plugins", "");
		conf.set("spark.plugins", (plugins.isBlank() ? "" : plugins + ",") + ExecutorEnd.class.getName());
		// What is sent are records, which Kryo does not know.
		conf.set("spark.serializer", JavaSerializer.class.getName());
		if (!conf.contains(TASK_CORES) && !conf.contains("spark.task.resource.gpu.amount")) {
			final int cores = cores(conf);
			if (cores > 0) {
				// One task at a time per executor, with all of its cores: a model is used by one task at a time.
				conf.set(TASK_CORES, Integer.toString(cores));
			}
		}
		return conf;
	}

	/** Of an executor; 0 if nobody said. */
	private static int cores(final SparkConf conf) {
		final Matcher local = LOCAL.matcher(conf.get("spark.master", ""));
		if (local.matches()) {
			return "*".equals(local.group(1)) ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(local.group(1));
		}
		return conf.getInt(EXECUTOR_CORES, 0);
	}
}
