/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
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

	private SessionSettings() {}

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
			return "*".equals(local.group(1))
				? Runtime.getRuntime().availableProcessors()
				: Integer.parseInt(local.group(1));
		}
		return conf.getInt(EXECUTOR_CORES, 0);
	}
}
