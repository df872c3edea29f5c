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
import java.util.Map;
import java.util.Optional;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.task.EntryRecord;
import sc.fiji.unibiomed.batch.task.FolderContents;

/** A plan that is done by the executors of a Spark session. */
final class ClusterBatch {

	/** Of a file with findings: its task reads as many small files. */
	private static final int RESULTS_PER_FILE = 10_000;

	private final SparkSession session;
	private final JavaSparkContext context;
	private final BatchPlan plan;
	private final SharedFolder folder;
	/** Whom the executors asked as; empty before the first of them has ended. */
	private Optional<Asker> asker = Optional.empty();

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
		final Map<Ended.Count, Long> counts = context.parallelize(shares, shares.size())
			.mapPartitions(new ShareWork(options, folder)).map(Ended::count).countByValue();
		asker = counts.keySet().stream().map(Ended.Count::asker).findFirst();
		return counts.entrySet().stream().filter(each -> each.getKey().failed()).mapToLong(Map.Entry::getValue).sum();
	}

	/** Whom the executors asked as; empty before {@link #work} has ended. */
	Optional<Asker> asker() {
		return asker;
	}

	/** How many tasks run at the same time, as far as is known before executors come. */
	private int slots() {
		return context.defaultParallelism() / context.getConf().getInt("spark.task.cpus", 1);
	}

	/**
	 * Writes all findings in the output folder as a dataset, in the order of its tables.
	 *
	 * @param format as Spark calls it
	 * @param name of the dataset's folder in the output folder
	 * @throws IOException if the folder cannot be replaced
	 */
	void findings(final String format, final String name) throws IOException {
		final List<EntryRecord> records = FolderContents.of(plan, asker, folder.folder()).tasks().stream()
			.map(FolderContents.Known::record).toList();
		final int files = Math.max(1, (records.size() + RESULTS_PER_FILE - 1) / RESULTS_PER_FILE);
		final Dataset<Row> rows = session.createDataFrame(
			context.parallelize(records, files).mapPartitions(new FindingRows(folder, "csv".equals(format))),
			FindingColumns.SCHEMA);
		// The options are of CSV only: as in RFC 4180, quotation marks are doubled.
		new DatasetFolder(folder.folder().resolve(name)).write(part -> rows.write().mode(SaveMode.ErrorIfExists)
			.option("header", true).option("escape", "\"").format(format).save(part.toUri().toString()));
	}
}
