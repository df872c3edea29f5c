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
package sc.fiji.unibiomed.models.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.RefusedException;
import sc.fiji.unibiomed.models.download.RemoteFile;
import sc.fiji.unibiomed.models.download.ResumableDownload;
import sc.fiji.unibiomed.models.download.WebClient;
import sc.fiji.unibiomed.models.hub.HubFile;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** Fetches several files at the same time, and tells of them as of one. */
final class ParallelDownload {

	/** More connections bring nothing, and annoy servers. */
	private static final int AT_ONCE = 4;

	private final WebClient web;
	private final Path folder;
	private final DownloadListener listener;
	private final long total;
	/** Bytes that are there, by name. */
	private final Map<String, Long> arrived = new HashMap<>();

	/**
	 * @param files all files that will be fetched; bytes that are there of them count
	 * @param listener told how many of all their bytes are there
	 */
	ParallelDownload(final WebClient web, final Path folder, final List<HubFile> files, final DownloadListener listener)
		throws IOException
	{
		this.web = web;
		this.folder = folder;
		this.listener = listener;
		this.total = files.stream().mapToLong(HubFile::bytes).sum();
		for (final HubFile file : files) {
			arrived.put(file.path(), Math.min(file.bytes(), ResumableDownload.arrived(folder.resolve(file.path()))));
		}
	}

	/**
	 * Fetches some of the files.
	 *
	 * @throws DownloadException if one of them cannot be fetched; then the others are stopped
	 * @throws RefusedFileException if a server does not give one of them; then, too
	 * @throws CancelledException if it was cancelled
	 */
	void fetch(final List<HubFile> files, final Function<HubFile, RemoteFile> remote, final Cancellation cancellation)
		throws IOException
	{
		final Cancellation all = new Cancellation();
		final ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, files.size()));
		try (Cancellation.Registration stop = cancellation.onCancel(all::cancel)) {
			final List<Future<?>> running = new ArrayList<>();
			for (final HubFile file : files) {
				running.add(threads.submit(() -> {
					fetch(file, remote.apply(file), all);
					return null;
				}));
			}
			await(running, all);
		}
		finally {
			threads.shutdown();
		}
		cancellation.check();
	}

	private void fetch(final HubFile file, final RemoteFile remote, final Cancellation all) throws IOException {
		try {
			new ResumableDownload(web, remote).into(folder.resolve(file.path()), new PartListener(file.path()), all);
		}
		catch (final RefusedException e) {
			all.cancel();
			throw new RefusedFileException(file.path(), e);
		}
		catch (final IOException | RuntimeException e) {
			// Without one of the files the others are no use now; what has come of them is kept.
			all.cancel();
			throw e;
		}
	}

	/** Waits for all; of several failures the first that is not just a consequence of another one is told. */
	private static void await(final List<Future<?>> running, final Cancellation all) throws IOException {
		IOException failure = null;
		RuntimeException stopped = null;
		for (final Future<?> each : running) {
			try {
				each.get();
			}
			catch (final ExecutionException e) {
				if (e.getCause() instanceof CancelledException cancelled) {
					stopped = cancelled;
				}
				else if (e.getCause() instanceof IOException io) {
					failure = failure == null ? io : failure;
				}
				else {
					failure = failure == null
						? new DownloadException(String.valueOf(e.getCause().getMessage()), e.getCause())
						: failure;
				}
			}
			catch (final InterruptedException e) {
				all.cancel();
				Thread.currentThread().interrupt();
				stopped = new CancelledException();
			}
		}
		if (failure != null) {
			throw failure;
		}
		if (stopped != null) {
			throw stopped;
		}
	}

	private synchronized void report(final String name, final long bytes) {
		arrived.put(name, bytes);
		listener.report(arrived.values().stream().mapToLong(Long::longValue).sum(), total);
	}

	private synchronized void notice(final String words) {
		listener.notice(words);
	}

	/** Of one file. */
	private final class PartListener implements DownloadListener {

		private final String name;

		PartListener(final String name) {
			this.name = name;
		}

		@Override
		public void report(final long done, final long all) {
			ParallelDownload.this.report(name, done);
		}

		@Override
		public void notice(final String words) {
			ParallelDownload.this.notice(words);
		}
	}
}
