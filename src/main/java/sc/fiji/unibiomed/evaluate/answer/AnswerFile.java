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
package sc.fiji.unibiomed.evaluate.answer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import sc.fiji.unibiomed.findings.OutputException;
import sc.fiji.unibiomed.util.ProcessLock;

/**
 * The answers that are there already: a file with a line per answer, to which each is added as soon as it is known.
 * What a process that was killed has left unfinished is at most the last line, which is cut off. Only one process at a
 * time may have it open.
 */
public final class AnswerFile implements AutoCloseable {

	/** Its name in the output folder. */
	static final String NAME = "answers.jsonl";

	/** Locked by whoever has the file open. */
	private static final String LOCK = ".answers.lock";

	private final ProcessLock lock;
	private final FileChannel channel;
	private final Map<String, ItemAnswer> answers;
	private int added;

	private AnswerFile(final ProcessLock lock, final FileChannel channel, final Map<String, ItemAnswer> answers) {
		this.lock = lock;
		this.channel = channel;
		this.answers = answers;
	}

	/**
	 * Opens the file of a folder, or makes it.
	 *
	 * @throws OutputException if another process has it open
	 * @throws IOException if it cannot be read or written
	 */
	public static AnswerFile open(final Path folder) throws IOException {
		final ProcessLock lock = ProcessLock.tryTake(folder.resolve(LOCK)).orElseThrow(() -> new OutputException(
			"Another evaluation is writing to " + folder + "; wait for it, or choose another folder."));
		try {
			final FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE,
				StandardOpenOption.READ, StandardOpenOption.WRITE);
			return new AnswerFile(lock, channel, read(channel));
		}
		catch (final IOException e) {
			lock.close();
			throw e;
		}
	}

	private static Map<String, ItemAnswer> read(final FileChannel channel) throws IOException {
		final byte[] bytes = Channels.newInputStream(channel).readAllBytes();
		int end = bytes.length;
		while (end > 0 && bytes[end - 1] != '\n') {
			end--;
		}
		channel.truncate(end).position(end);
		final Map<String, ItemAnswer> answers = new HashMap<>();
		new String(bytes, 0, end, StandardCharsets.UTF_8).lines()
			.forEach(line -> ItemAnswer.ofLine(line).ifPresent(answer -> answers.put(answer.key(), answer)));
		return answers;
	}

	Optional<ItemAnswer> find(final String key) {
		return Optional.ofNullable(answers.get(key));
	}

	/** Keeps an answer. */
	void add(final ItemAnswer answer) throws IOException {
		final ByteBuffer line = ByteBuffer.wrap((answer.toLine() + "\n").getBytes(StandardCharsets.UTF_8));
		while (line.hasRemaining()) {
			channel.write(line);
		}
		answers.put(answer.key(), answer);
		added++;
	}

	/** How many answers were added since it was opened. */
	public int added() {
		return added;
	}

	@Override
	public void close() throws IOException {
		try {
			channel.close();
		}
		finally {
			lock.close();
		}
	}
}
