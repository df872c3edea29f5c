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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchProgress;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.cli.option.BatchOptions;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * A task: does its shares with the executor's model. What fails is noted by the engine; the task itself fails only if
 * the model or the output folder cannot be used, and Spark tries it again, elsewhere if it can.
 */
record ShareWork(SentOptions options, SharedFolder folder) implements FlatMapFunction<Iterator<Share>, Ended> {

	@Override
	public Iterator<Ended> call(final Iterator<Share> shares) throws IOException {
		folder.require();
		final TaskContext task = TaskContext.get();
		final BatchOptions read = options.read();
		final ModelChoice choice = ModelChoice.of(read, task.resourcesJMap(), task.cpus());
		final List<Ended> ended = new ArrayList<>();
		while (shares.hasNext()) {
			final BatchPlan plan = shares.next().plan();
			final KillableWork<List<Ended>> work = cancellation -> ExecutorModels.HERE.use(choice, cancellation,
				model -> done(plan, read, model, cancellation));
			ended.addAll(work.run(task));
		}
		return ended.iterator();
	}

	private List<Ended> done(final BatchPlan plan, final BatchOptions read, final LoadedModel model,
		final Cancellation cancellation) throws IOException
	{
		final List<Ended> ended = new ArrayList<>();
		final Batch batch = new Batch(plan, read.settings(), model, folder.folder());
		batch.work(plan.entries(), new BatchListener() {

			@Override
			public void told(final String sentence) {
				LoggerFactory.getLogger(ShareWork.class).warn(sentence);
			}

			@Override
			public void ended(final BatchEntry entry, final Outcome outcome, final String words,
				final BatchProgress progress)
			{
				ended.add(new Ended(entry.number(), outcome, words, batch.asker()));
			}
		}, cancellation);
		return ended;
	}
}
