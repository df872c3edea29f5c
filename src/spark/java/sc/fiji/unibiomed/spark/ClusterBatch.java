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

import java.io.IOException;
import java.util.List;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

import sc.fiji.unibiomed.batch.plan.BatchPlan;

/** A plan that is done by the executors of a Spark session. */
final class ClusterBatch {

	/** Of a file with findings: its task reads as many small files as it has images and questions. */
	private static final int IMAGES_PER_FILE = 10_000;

	private final SparkSession session;
	private final JavaSparkContext context;
	private final BatchPlan plan;
	private final SharedFolder folder;

	ClusterBatch(final SparkSession session, final BatchPlan plan, final SharedFolder folder) {
		this.session = session;
		this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
		this.plan = plan;
		this.folder = folder;
	}

	/**
	 * Does everything that is not done yet.
	 *
	 * @param options as the driver was given them
	 * @param images of a task at most; fewer if there would be executors without work
	 * @return how many entries failed
	 */
	long work(final SentOptions options, final int images) {
		final int enough = Math.max(1, plan.images().size() / Math.max(1, 2 * slots()));
		final List<Share> shares = Share.of(plan, Math.min(images, enough));
		return context.parallelize(shares, shares.size()).mapPartitions(new ShareWork(options, folder))
			.filter(Ended::hasFailed).count();
	}

	/** How many tasks run at the same time, as far as is known before executors come. */
	private int slots() {
		return context.defaultParallelism() / context.getConf().getInt("spark.task.cpus", 1);
	}

	/**
	 * Writes the findings of all entries as a dataset: files in the plan's order.
	 *
	 * @param format as Spark calls it
	 * @param name of the dataset's folder in the output folder
	 * @throws IOException if the folder cannot be replaced
	 */
	void findings(final String format, final String name) throws IOException {
		final List<Share> shares = Share.of(plan, IMAGES_PER_FILE);
		final Dataset<Row> rows = session.createDataFrame(
			context.parallelize(shares, shares.size()).mapPartitions(new FindingRows(folder, "csv".equals(format))),
			FindingColumns.SCHEMA);
		// The options are of CSV only: as in RFC 4180, quotation marks are doubled.
		new DatasetFolder(folder.folder().resolve(name)).write(part -> rows.write().mode(SaveMode.ErrorIfExists)
			.option("header", true).option("escape", "\"").format(format).save(part.toUri().toString()));
	}
}
