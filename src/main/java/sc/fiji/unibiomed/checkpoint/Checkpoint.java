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
package sc.fiji.unibiomed.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.config.ModelConfig;
import sc.fiji.unibiomed.checkpoint.config.ModelConfigReader;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.FolderStamp;
import sc.fiji.unibiomed.checkpoint.file.JsonFile;
import sc.fiji.unibiomed.checkpoint.tokenizer.TokenizerFiles;
import sc.fiji.unibiomed.checkpoint.weights.KnownChecksums;
import sc.fiji.unibiomed.checkpoint.weights.WeightFiles;
import sc.fiji.unibiomed.checkpoint.weights.Weights;

/**
 * A published model on disk, as its authors give it: {@code config.json}, safetensors in one file or in shards, and the
 * tokenizer's files. Once open, it is known to be complete and consistent. Nothing in the folder is ever executed:
 * Python files, and the config's pointers to them, are ignored, and pickles are refused.
 * <p>
 * Weights stay on disk and are mapped on demand. Safe for use by several threads.
 *
 * <pre>{@code
 * Checkpoint checkpoint = new Models(CacheFolder.ofUser()).open("demo");
 * }</pre>
 */
public final class Checkpoint {

	private static final String CONFIG = "config.json";
	private static final String GENERATION = "generation_config.json";

	private final Path folder;
	private final String name;
	private final ModelConfig config;
	private final Weights weights;
	private final TokenizerFiles tokenizer;
	private final KnownChecksums checksums;
	private final FolderStamp stamp;
	private String sha256;
	private ModelIdentity identity;

	private Checkpoint(final Path folder, final String name, final ModelConfig config, final Weights weights,
		final TokenizerFiles tokenizer, final KnownChecksums checksums, final FolderStamp stamp)
	{
		this.stamp = stamp;
		this.folder = folder;
		this.name = name;
		this.config = config;
		this.weights = weights;
		this.tokenizer = tokenizer;
		this.checksums = checksums;
	}

	/**
	 * Opens a checkpoint and checks that it fits together; reads the headers of the weight files, not the weights.
	 *
	 * @param folder the folder with {@code config.json}
	 * @return the checkpoint
	 * @throws CheckpointException if a file is missing, damaged or dangerous, the model is of an unknown kind, or
	 *           tensors do not have the shapes that the config implies
	 */
	public static Checkpoint open(final Path folder) throws CheckpointException {
		return open(folder, KnownChecksums.NONE);
	}

	/**
	 * As the other method.
	 *
	 * @param checksums where the checksum of the weights is looked up before it is calculated
	 */
	public static Checkpoint open(final Path folder, final KnownChecksums checksums) throws CheckpointException {
		return open(folder, ownName(folder), checksums);
	}

	/**
	 * As the other method.
	 *
	 * @param name what the model is called; folders of caches are named after versions
	 */
	public static Checkpoint open(final Path folder, final String name, final KnownChecksums checksums)
		throws CheckpointException
	{
		WeightFiles.requireFolder(folder);
		// Before anything is read: what changes meanwhile is noticed afterwards.
		final FolderStamp stamp = FolderStamp.of(folder);
		final Weights weights = WeightFiles.open(folder);
		final ModelConfig config = ModelConfigReader.read(folder.resolve(CONFIG));
		final TokenizerFiles tokenizer = TokenizerFiles.read(folder);
		CheckpointShapes.check(weights, config, tokenizer.highestId());
		return new Checkpoint(folder, name, config, weights, tokenizer, checksums, stamp);
	}

	public ModelConfig config() {
		return config;
	}

	public Weights weights() {
		return weights;
	}

	public Path folder() {
		return folder;
	}

	/** Whether a file in its folder was changed since it was opened, so that it has to be opened again. */
	public boolean isOutdated() {
		return stamp.isOutdated();
	}

	/** What the model is called: the folder's own name if it has no other. */
	public String name() {
		return name;
	}

	private static String ownName(final Path folder) {
		final Path name = folder.toAbsolutePath().normalize().getFileName();
		return name == null ? folder.toString() : name.toString();
	}

	/**
	 * Finds out from a model's configuration alone whether this software can run it.
	 *
	 * @param file {@code config.json}
	 * @throws CheckpointException if it cannot
	 */
	public static void requireSupported(final Path file) throws CheckpointException {
		ModelConfigReader.read(file);
	}

	/** Whether a folder has a configuration and all weights; reads no more than the headers of the weights. */
	public static boolean isComplete(final Path folder) {
		try {
			WeightFiles.open(folder);
			return Files.isRegularFile(folder.resolve(CONFIG));
		}
		catch (final CheckpointException e) {
			return false;
		}
	}

	/**
	 * What does not fit together and changes no answer, a sentence each: to be told with every answer, as it may be a
	 * sign of files that were mixed up.
	 */
	public List<String> remarks() {
		final List<String> remarks = new ArrayList<>();
		final int said = config.language().vocabSize();
		if (said != vocabularyRows()) {
			remarks.add("The config.json of " + name + " says vocab_size " + said + ", but the weights have " +
				vocabularyRows() + " rows of words; the weights count.");
		}
		final Path generation = folder.resolve(GENERATION);
		if (Files.exists(generation)) {
			try {
				JsonFile.readObject(generation);
			}
			catch (final CheckpointException e) {
				remarks.add("The file " + GENERATION + " of " + name +
					" is damaged; nothing in it is used, but check whether the other files are whole.");
			}
		}
		return remarks;
	}

	/** The tokenizer's files, with the ids of all tokens. */
	public TokenizerFiles tokenizer() {
		return tokenizer;
	}

	/** Text of the HuggingFace {@code tokenizer.json}. */
	public String tokenizerJson() {
		return tokenizer.json();
	}

	/** The token that ends an answer. */
	public String eosToken() {
		return tokenizer.eosToken();
	}

	/** Rows of the token embedding: one more than the highest id that the model can produce. */
	public int vocabularyRows() {
		try {
			return Math.toIntExact(weights.info(CheckpointShapes.TOKEN_EMBEDDING).shape().get(0));
		}
		catch (final CheckpointException e) {
			throw new IllegalStateException("The shape check of open() lets no such checkpoint pass.", e);
		}
	}

	/** Name of the token embedding's tensor, [{@link #vocabularyRows()}, hidden size]. */
	public String tokenEmbedding() {
		return CheckpointShapes.TOKEN_EMBEDDING;
	}

	/** Name of the output projection's tensor, of the same shape; the token embedding itself where the two are tied. */
	public String outputProjection() {
		return config.language().tieWordEmbeddings()
			? CheckpointShapes.TOKEN_EMBEDDING
			: CheckpointShapes.OUTPUT_PROJECTION;
	}

	/**
	 * Identifies the weights. Reads all of them on the first call, unless their checksum is known.
	 *
	 * @return lower-case hexadecimal SHA-256: of the file, as the HuggingFace hub lists it, when there is one; of the
	 *           lines "{@code <sha256 of shard>  <file name>\n}" in the order of {@link Weights#files()} when there are
	 *           shards
	 * @throws CheckpointException if a weight file cannot be read
	 */
	public synchronized String sha256() throws CheckpointException {
		if (sha256 == null) {
			sha256 = checksums.of(weights.files());
		}
		return sha256;
	}

	/**
	 * Everything that decides the model's answers. Reads the weights on the first call, unless their checksum is known.
	 *
	 * @throws CheckpointException if a weight file cannot be read
	 */
	public synchronized ModelIdentity identity() throws CheckpointException {
		if (identity == null) {
			identity = ModelIdentity.of(sha256(), config, tokenizer);
		}
		return identity;
	}

	/** The configuration of a checkpoint of which nothing else need be there. */
	static ModelConfig configOf(final Path folder) throws CheckpointException {
		return ModelConfigReader.read(folder.resolve(CONFIG));
	}
}
