package sc.fiji.unibiomed.interpret;

import java.util.Arrays;

import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.KeyValueCache;
import sc.fiji.unibiomed.runtime.LanguageModel;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.Progress;

/**
 * What the language model has read, with its keys and values: a prompt that begins with some of it costs only the rest.
 * Embeddings are compared rather than token ids, because the ids of image tokens do not tell pictures and regions apart.
 */
final class TokenMemory implements AutoCloseable {

	/** Room for an answer of usual length; longer ones make more. */
	private static final int USUAL_ANSWER = 256;

	private final LoadedModel model;
	private KeyValueCache cache;
	/** Tokens × width; as many tokens were read as the cache is long, what follows is about to be. */
	private float[] embeddings = {};

	TokenMemory(final LoadedModel model) {
		this.model = model;
	}

	/**
	 * Reads a prompt, leaving out what it has in common with what was read before.
	 *
	 * @param prompt tokens × width
	 * @param tokens how many tokens the prompt has
	 * @param answer how many tokens may follow at most
	 * @param progress told how many of the tokens that had to be read have been
	 */
	void readPrompt(final float[] prompt, final int tokens, final int answer, final Progress progress,
		final Cancellation cancellation)
	{
		final int width = prompt.length / tokens;
		final int kept = keepStartOf(prompt, width);
		makeRoom(tokens + Math.min(answer, USUAL_ANSWER));
		embeddings = Arrays.copyOf(prompt, cache.capacity() * width);
		final float[] rest = kept == 0 ? prompt : Arrays.copyOfRange(prompt, kept * width, prompt.length);
		model.languageModel().read(cache, rest, progress, cancellation);
	}

	/**
	 * Reads one more token.
	 *
	 * @param embedding as wide as the language model
	 */
	void read(final float[] embedding, final Cancellation cancellation) {
		makeRoom(cache.length() + 1);
		if (embeddings.length < cache.capacity() * embedding.length) {
			embeddings = Arrays.copyOf(embeddings, cache.capacity() * embedding.length);
		}
		System.arraycopy(embedding, 0, embeddings, cache.length() * embedding.length, embedding.length);
		model.languageModel().read(cache, embedding, Progress.NONE, cancellation);
	}

	private int keepStartOf(final float[] prompt, final int width) {
		if (cache == null) {
			return 0;
		}
		final int differs = Arrays.mismatch(embeddings, 0, cache.length() * width, prompt, 0, prompt.length);
		final int common = (differs < 0 ? prompt.length : differs) / width;
		// The last token is always read: the model's output is that of the token read last.
		final int kept = Math.min(common, prompt.length / width - 1);
		cache.truncate(kept);
		return kept;
	}

	private void makeRoom(final int capacity) {
		final LanguageModel language = model.languageModel();
		if (cache == null) {
			cache = language.newCache(capacity);
		}
		else if (cache.capacity() < capacity) {
			// Half as much again, so that long answers and conversations do not copy everything again and again.
			final int generous = Math.max(capacity, Math.min(cache.capacity() * 3 / 2, language.contextLength()));
			final KeyValueCache small = cache;
			cache = small.withCapacity(generous);
			small.close();
		}
	}

	/** Memory that is kept. */
	long bytes() {
		return cache == null ? 0 : cache.bytes() + (long) embeddings.length * Float.BYTES;
	}

	/** Forgets all tokens. */
	@Override
	public void close() {
		embeddings = new float[0];
		if (cache != null) {
			cache.close();
			cache = null;
		}
	}
}
