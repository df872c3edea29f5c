package sc.fiji.unibiomed.interpret;

import java.util.Arrays;

import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.KeyValueCache;
import sc.fiji.unibiomed.runtime.LanguageModel;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.Progress;

/**
 * The tokens that the language model has read, with their keys and values: a prompt that begins with some of them costs only
 * the rest. All prompts must be about one picture, since the ids of image tokens do not tell pictures apart.
 */
final class TokenMemory implements AutoCloseable {

	private final LoadedModel model;
	private KeyValueCache cache;
	/** As many of them were read as the cache is long; the others are about to be. */
	private int[] ids = {};

	TokenMemory(final LoadedModel model) {
		this.model = model;
	}

	/**
	 * Reads a prompt, leaving out what it has in common with what was read before.
	 *
	 * @param embeddings tokens × width of the whole prompt
	 * @param capacity how many tokens there will be at most, prompt and answer together
	 * @param progress told how many of the tokens that had to be read have been
	 */
	void readPrompt(final int[] prompt, final float[] embeddings, final int capacity, final Progress progress,
		final Cancellation cancellation)
	{
		final int kept = keepStartOf(prompt);
		makeRoom(capacity);
		ids = Arrays.copyOf(prompt, cache.capacity());
		final int width = embeddings.length / prompt.length;
		final float[] rest = kept == 0 ? embeddings : Arrays.copyOfRange(embeddings, kept * width, embeddings.length);
		model.languageModel().read(cache, rest, progress, cancellation);
	}

	/** Reads one more token. */
	void read(final int token, final float[] embedding, final Cancellation cancellation) {
		ids[cache.length()] = token;
		model.languageModel().read(cache, embedding, Progress.NONE, cancellation);
	}

	private int keepStartOf(final int[] prompt) {
		if (cache == null) {
			return 0;
		}
		final int differs = Arrays.mismatch(ids, 0, cache.length(), prompt, 0, prompt.length);
		final int common = differs < 0 ? prompt.length : differs;
		// The last token is always read: the model's output is that of the token read last.
		final int kept = Math.min(common, prompt.length - 1);
		cache.truncate(kept);
		return kept;
	}

	private void makeRoom(final int capacity) {
		final LanguageModel language = model.languageModel();
		if (cache == null) {
			cache = language.newCache(capacity);
		}
		else if (cache.capacity() < capacity) {
			// Half as much again, so that a long conversation does not copy everything at every question.
			final int generous = Math.max(capacity, Math.min(cache.capacity() * 3 / 2, language.contextLength()));
			final KeyValueCache small = cache;
			cache = small.withCapacity(generous);
			small.close();
		}
	}

	/** Forgets all tokens. */
	@Override
	public void close() {
		if (cache != null) {
			cache.close();
			cache = null;
		}
	}
}
