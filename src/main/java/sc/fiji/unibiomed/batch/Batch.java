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
package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.batch.plan.TaskId;
import sc.fiji.unibiomed.batch.task.BatchFolder;
import sc.fiji.unibiomed.batch.task.ClaimedEntry;
import sc.fiji.unibiomed.batch.task.CombinedFiles;
import sc.fiji.unibiomed.batch.task.EntryClaim;
import sc.fiji.unibiomed.batch.task.EntryRecord;
import sc.fiji.unibiomed.batch.task.RetryResult;
import sc.fiji.unibiomed.batch.task.TaskReader;
import sc.fiji.unibiomed.batch.task.TaskWriter;
import sc.fiji.unibiomed.batch.task.UnwrittenAnswer;
import sc.fiji.unibiomed.batch.task.WriteOutcome;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.encoding.EncodedPicture;
import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.interpret.file.WatchedReading;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.DaemonThreads;
import sc.fiji.unibiomed.util.FullDiskException;
import sc.fiji.unibiomed.util.ProcessLock;

/**
 * Does a share of a plan with one loaded model. While a question is answered, the next image is read and, on a GPU,
 * looked at, and the last answer is written. Any number of processes may do shares of the same plan, or the same share,
 * into the same folder: each task is done once, by whoever takes it first, and what is done is not done again. What
 * fails is noted, and the rest goes on.
 *
 * <pre>{@code
 * BatchPlan plan = BatchPlan.ofFolders(List.of(folder), "{01_pathology,02_ct}.png", PlaneChoice.parse("1"),
 *     List.of(AskedTask.segment("liver")));
 * BatchSummary summary = new Batch(plan, BatchSettings.usual(), model, output).run(Shard.ALL, BatchListener.NONE,
 *     new Cancellation());
 * }</pre>
 */
public final class Batch {

	/** A cancelled batch ends in less than ten seconds, as clusters send SIGKILL that soon after SIGTERM. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);
	/** How often a waiting thread looks whether the batch is cancelled. */
	private static final Duration TICK = Duration.ofMillis(100);

	private final BatchPlan plan;
	private final BatchSettings settings;
	private final LoadedModel model;
	private final BatchFolder folder;
	private final TaskId ids;
	private final Asker asker;
	private final TaskReader reader;
	private final TaskWriter writer;
	private final Optional<RecentPictures> recent;

	/**
	 * @param model closed by its owner
	 * @param output the output folder, made if need be
	 * @throws BatchException if the folder cannot be written to
	 * @throws IOException if the model cannot be read
	 */
	public Batch(final BatchPlan plan, final BatchSettings settings, final LoadedModel model, final Path output)
		throws IOException
	{
		this(plan, settings, model, output, FindingsExporters.named(String.join(",", settings.exports())));
	}

	/** @param exporters those that the settings name */
	Batch(final BatchPlan plan, final BatchSettings settings, final LoadedModel model, final Path output,
		final List<FindingsExporter> exporters) throws IOException
	{
		this(plan, settings, model, output, exporters, WatchedReading::mostOf);
	}

	/** @param most how long it may take to calculate the checksum of a file */
	Batch(final BatchPlan plan, final BatchSettings settings, final LoadedModel model, final Path output,
		final List<FindingsExporter> exporters, final Function<Path, Duration> most) throws IOException
	{
		this.plan = plan;
		this.settings = settings;
		this.model = model;
		this.folder = BatchFolder.at(output);
		this.ids = new TaskId(model.checkpoint().identity(), model.options().precision().label(), settings, most);
		this.reader = new TaskReader(settings);
		this.asker = Asker.of(model.checkpoint().name(), model.checkpoint().identity(),
			model.options().precision().label(), settings);
		this.writer = new TaskWriter(model, exporters, settings.only(), asker);
		this.recent = hasSeveralQuestions(plan)
			? Optional.of(new RecentPictures(RecentPictures.DEFAULT_LIMIT))
			: Optional.empty();
	}

	/** Whether anything is asked twice about one image: only then it is worth to keep what was computed of it. */
	private static boolean hasSeveralQuestions(final BatchPlan plan) {
		return plan.images().size() < plan.entries().size();
	}

	/**
	 * Does a share, and puts together what is in the folder, whoever made it.
	 *
	 * @return how it ended
	 * @throws IOException if the output folder cannot be written to any more
	 * @throws CancelledException if it was cancelled; what is done by then is in the tables
	 */
	public BatchSummary run(final Shard shard, final BatchListener listener, final Cancellation cancellation)
		throws IOException
	{
		final BatchProgress progress;
		try {
			progress = work(shard.of(plan), listener, cancellation);
		}
		catch (final IOException | RuntimeException | Error e) {
			// Also after a cancel or a failure: what is done is there to be looked at.
			combineSoon(listener, e);
			throw e;
		}
		return combine(plan, folder, Optional.of(asker), listener, new Cancellation()).with(progress);
	}

	/** Unless somebody else is at the tables, which then have what is done here, too, or at the next start. */
	private void combineSoon(final BatchListener listener, final Throwable failure) {
		final Cancellation patience = new Cancellation();
		final ScheduledExecutorService clock = Executors
			.newSingleThreadScheduledExecutor(DaemonThreads.named("batch clock"));
		clock.schedule(patience::cancel, PATIENCE.toMillis() / 2, TimeUnit.MILLISECONDS);
		try {
			combine(plan, folder, Optional.of(asker), listener, patience);
		}
		catch (final IOException | RuntimeException e) {
			failure.addSuppressed(e);
		}
		finally {
			clock.shutdownNow();
		}
	}

	/**
	 * Does some entries of the plan, and puts nothing together.
	 *
	 * @return how it ended
	 * @throws sc.fiji.unibiomed.util.FullDiskException if there is no room any more in the output folder
	 * @throws IOException if the output folder cannot be written to any more
	 * @throws CancelledException if it was cancelled
	 */
	public BatchProgress work(final List<BatchEntry> entries, final BatchListener listener,
		final Cancellation cancellation) throws IOException
	{
		final Run run = new Run(entries, listener, cancellation);
		try {
			run.all();
			return run.progress;
		}
		catch (final IOException e) {
			throw reason(e, folder);
		}
		finally {
			recent.ifPresent(RecentPictures::close);
		}
	}

	/** A full disk has a sentence of its own. */
	private static IOException reason(final IOException failure, final BatchFolder folder) {
		final Optional<FullDiskException> full = FullDiskException.of(failure, folder.root());
		return full.isPresent() ? full.get() : failure;
	}

	/**
	 * Makes an output folder before anybody works into it.
	 *
	 * @throws BatchException if it cannot be made or written to
	 */
	public static void prepare(final Path output) throws BatchException {
		BatchFolder.at(output);
	}

	/** Who asks, and how. */
	public Asker asker() {
		return asker;
	}

	/**
	 * Puts together what is in an output folder: tables, findings for other software, and a page to look through. They
	 * have everything that lies there, also of other plans and askers.
	 *
	 * @return how far the plan is, whoever asked, with the progress of nobody
	 * @throws IOException if the folder cannot be written to
	 */
	public static BatchSummary combine(final BatchPlan plan, final Path output) throws IOException {
		return combine(plan, output, Optional.empty(), BatchListener.NONE);
	}

	/**
	 * As the other method.
	 *
	 * @param asker whose answers count as those of the plan; empty for anybody's
	 * @param listener told of answers in the folder that cannot be used
	 * @throws IOException if the folder cannot be written to
	 */
	public static BatchSummary combine(final BatchPlan plan, final Path output, final Optional<Asker> asker,
		final BatchListener listener) throws IOException
	{
		return combine(plan, BatchFolder.at(output), asker, listener, new Cancellation());
	}

	/** @param waiting for somebody else who is at it */
	private static BatchSummary combine(final BatchPlan plan, final BatchFolder folder, final Optional<Asker> asker,
		final BatchListener listener, final Cancellation waiting) throws IOException
	{
		try (ProcessLock lock = folder.combining(waiting)) {
			final CombinedFiles.Counts counts = new CombinedFiles(plan, asker, folder).write(listener::told);
			return new BatchSummary(BatchProgress.none(0), counts.planned(), counts.answered(), counts.failed(),
				counts.others(), counts.omitted());
		}
		catch (final IOException e) {
			throw reason(e, folder);
		}
	}

	/** One run through a share. */
	private final class Run {

		private final List<BatchEntry> share;
		private final BatchListener listener;
		private final Cancellation cancellation;
		private final Set<String> told = new HashSet<>();
		private final long begin = System.nanoTime();
		private BatchProgress progress;
		/** When threads are not waited for any more, as {@link System#nanoTime}; empty unless it is cancelled. */
		private OptionalLong impatientNanos = OptionalLong.empty();

		Run(final List<BatchEntry> share, final BatchListener listener, final Cancellation cancellation) {
			this.share = share;
			this.listener = listener;
			this.cancellation = cancellation;
			this.progress = BatchProgress.none(share.size());
		}

		void all() throws IOException {
			final List<BatchEntry> left = pass(share, false);
			if (!left.isEmpty()) {
				// Whoever had them may have been killed.
				pass(left, true);
			}
		}

		/** @return the entries that somebody else is at */
		private List<BatchEntry> pass(final List<BatchEntry> entries, final boolean wait) throws IOException {
			final List<BatchEntry> left = new ArrayList<>();
			final ExecutorService reading = Executors.newSingleThreadExecutor(DaemonThreads.named("batch reading"));
			final ExecutorService looking = Executors.newSingleThreadExecutor(DaemonThreads.named("batch looking"));
			final ExecutorService writing = Executors.newSingleThreadExecutor(DaemonThreads.named("batch writing"));
			final Deque<Future<WriteOutcome>> written = new ArrayDeque<>();
			Future<EntryClaim> next = null;
			Future<Optional<EncodedPicture>> seen = null;
			try {
				for (int i = 0; i < entries.size(); i++) {
					final EntryClaim taken = await(next == null ? submit(reading, entries.get(i), wait) : next);
					final Optional<EncodedPicture> encoded = seen == null ? Optional.empty() : await(seen);
					next = i + 1 < entries.size() ? submit(reading, entries.get(i + 1), wait) : null;
					seen = next != null && looksAhead() ? look(looking, next, taken) : null;
					if (taken instanceof EntryClaim.Elsewhere) {
						left.add(taken.entry());
					}
					else {
						process(taken, encoded, writing, written);
					}
					// No more than one answer waits to be written: masks of large images take memory.
					collect(written, 1);
				}
				collect(written, 0);
			}
			finally {
				final Future<EntryClaim> unused = next;
				// Behind what is being read, wherever a decoder may be: it is let go, so that others can take it.
				final Future<?> closed = reading.submit(() -> {
					release(unused);
					reader.close();
					return null;
				});
				looking.shutdown();
				reading.shutdown();
				writing.shutdown();
				awaitEnd(looking);
				awaitEnd(reading);
				// What is answered is written also after a cancel.
				awaitEnd(writing);
				if (closed.isDone()) {
					get(closed);
				}
			}
			if (!wait) {
				return left;
			}
			for (final BatchEntry entry : left) {
				ended(entry, BatchListener.Outcome.LEFT_TO_OTHERS, "");
			}
			return List.of();
		}

		private Future<EntryClaim> submit(final ExecutorService reading, final BatchEntry entry, final boolean wait) {
			return reading
				.submit(() -> EntryClaim.of(entry, folder, ids, reader, settings.attempts(), wait, cancellation));
		}

		private static void release(final Future<EntryClaim> unused) throws IOException {
			if (unused == null || unused.isCancelled()) {
				return;
			}
			try {
				unused.get().close();
			}
			catch (final ExecutionException e) {
				// It was taken by nobody, so that there is nothing to let go.
				LoggerFactory.getLogger(Batch.class).debug("Nothing was read ahead.", e);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}

		/**
		 * Waits until a thread has done its work; once the batch is cancelled, not longer than {@link #PATIENCE} allows
		 * for all of them together. Threads whose decoder does not come back keep no program from ending.
		 */
		private void awaitEnd(final ExecutorService thread) {
			try {
				while (!thread.awaitTermination(TICK.toMillis(), TimeUnit.MILLISECONDS) && isPatient()) {
					LoggerFactory.getLogger(Batch.class).trace("A thread of the batch is not ready yet.");
				}
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}

		private boolean isPatient() {
			if (!cancellation.isCancelled()) {
				return true;
			}
			impatientNanos = impatientNanos.isPresent()
				? impatientNanos
				: OptionalLong.of(System.nanoTime() + PATIENCE.toNanos());
			return System.nanoTime() < impatientNanos.getAsLong();
		}

		/** Waits for what another thread of the batch does, but not when the batch is cancelled meanwhile. */
		private <T> T await(final Future<T> future) throws IOException {
			while (true) {
				try {
					future.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
					return get(future);
				}
				catch (final TimeoutException e) {
					cancellation.check();
				}
				catch (final ExecutionException e) {
					return get(future);
				}
				catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
					throw new CancelledException();
				}
			}
		}

		private boolean looksAhead() {
			final boolean wanted = switch (settings.lookAhead()) {
				case ALWAYS -> true;
				case NEVER -> false;
				// Networks that share a processor wait for each other.
				case WHERE_IT_HELPS -> !model.options().device().label().equals(Device.CPU.label());
			};
			return wanted && model.isReadyForPictures();
		}

		/** Looks at the next picture, unless it is the one that is being asked about. */
		private Future<Optional<EncodedPicture>> look(final ExecutorService looking, final Future<EntryClaim> next,
			final EntryClaim current)
		{
			return looking.submit(() -> {
				if (!(get(next) instanceof final ClaimedEntry ahead)) {
					return Optional.empty();
				}
				final ImageQuestion question = ahead.files().question();
				final boolean same = current instanceof final ClaimedEntry now &&
					question.shown().picture().equals(now.files().question().shown().picture());
				if (same || !question.canBeEncodedBefore(model)) {
					return Optional.empty();
				}
				// What fails is tried again in its turn, and fails there if it must.
				return RetryResult.of(1,
					() -> EncodedPicture.of(question.shown().picture(), model,
						cancellation)) instanceof final RetryResult.Success<EncodedPicture> seen
							? Optional.of(seen.value())
							: Optional.empty();
			});
		}

		private void process(final EntryClaim claim, final Optional<EncodedPicture> encoded,
			final ExecutorService writing, final Deque<Future<WriteOutcome>> written) throws IOException
		{
			tellDamage(claim);
			if (claim instanceof final EntryClaim.Unreadable unreadable) {
				fail(claim.entry(), unreadable.task(), unreadable.reason(), settings.attempts());
			}
			else if (claim instanceof final EntryClaim.Done done) {
				skip(done.entry(), done.task());
			}
			else if (claim instanceof final ClaimedEntry taken) {
				answer(taken, encoded, writing, written);
			}
		}

		private void tellDamage(final EntryClaim claim) throws IOException {
			final Optional<String> note = folder.damagedNote(claim.entry(), asker);
			if (note.isPresent()) {
				listener
					.told(note.get() + " is damaged; what became of " + claim.entry().image() + " is found out again.");
			}
			if (claim instanceof final ClaimedEntry taken && taken.damage().isPresent()) {
				listener.told("The answer in tasks/" + taken.task().folder() + " is not whole: " +
					taken.damage().get() + "; " + taken.entry().image() + " is asked about again.");
			}
		}

		private void skip(final BatchEntry entry, final EntryClaim.Task task) throws IOException {
			folder.note(entry, asker, EntryRecord.done(entry, asker, task));
			ended(entry, BatchListener.Outcome.SKIPPED, "");
		}

		private void answer(final ClaimedEntry taken, final Optional<EncodedPicture> encoded,
			final ExecutorService writing, final Deque<Future<WriteOutcome>> written) throws IOException
		{
			boolean handedOn = false;
			try {
				final RetryResult<Reply> answer = asked(taken, encoded);
				if (answer instanceof final RetryResult.Failure<Reply> failure) {
					fail(taken.entry(), Optional.of(taken.task()), failure.reason(), failure.count());
					return;
				}
				final UnwrittenAnswer answered = new UnwrittenAnswer(taken.files(), answer.value(), taken.beginNanos());
				written.add(
					writing.submit(() -> WriteOutcome.of(taken, answered, folder, writer, asker, settings.attempts())));
				handedOn = true;
			}
			finally {
				if (!handedOn) {
					taken.close();
				}
			}
		}

		private RetryResult<Reply> asked(final ClaimedEntry taken, final Optional<EncodedPicture> encoded)
			throws IOException
		{
			return RetryResult.of(settings.attempts(), () -> taken.files().question().ask(model, recent, encoded,
				new EntryProgress(listener, taken.entry(), told), cancellation));
		}

		/** Waits until no more than so many answers are not written yet. */
		private void collect(final Deque<Future<WriteOutcome>> written, final int most) throws IOException {
			while (written.size() > most) {
				final WriteOutcome result = await(written.poll());
				if (result instanceof final WriteOutcome.Failed failed) {
					fail(failed.taken().entry(), Optional.of(failed.taken().task()), failed.reason(),
						settings.attempts());
				}
				else if (result instanceof final WriteOutcome.Written done) {
					ended(done.taken().entry(), BatchListener.Outcome.DONE, done.answer());
				}
			}
		}

		private void fail(final BatchEntry entry, final Optional<EntryClaim.Task> task, final String reason,
			final int attempts) throws IOException
		{
			folder.note(entry, asker, EntryRecord.failed(entry, asker, reason, attempts));
			// Looked at after the note: somebody else may have done it meanwhile, and this note have replaced theirs.
			if (task.isPresent() && folder.isDone(task.get().folder())) {
				skip(entry, task.get());
				return;
			}
			ended(entry, BatchListener.Outcome.FAILED, reason);
		}

		private void ended(final BatchEntry entry, final BatchListener.Outcome outcome, final String words) {
			progress = progress.and(outcome, (System.nanoTime() - begin) / 1e9);
			listener.ended(entry, outcome, words, progress);
		}
	}

	private static <T> T get(final Future<T> future) throws IOException {
		try {
			return future.get();
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof IOException io) {
				throw io;
			}
			if (e.getCause() instanceof RuntimeException runtime) {
				throw runtime;
			}
			throw new IllegalStateException(e.getCause());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException();
		}
	}
}
