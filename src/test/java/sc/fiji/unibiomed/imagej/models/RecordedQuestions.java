package sc.fiji.unibiomed.imagej.models;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** A user who always says the same, and remembers what was asked. */
public final class RecordedQuestions implements DownloadQuestions {

	private final boolean present;
	private final boolean yes;
	private final List<String> asked = new CopyOnWriteArrayList<>();

	private RecordedQuestions(final boolean present, final boolean yes) {
		this.present = present;
		this.yes = yes;
	}

	public static RecordedQuestions yes() {
		return new RecordedQuestions(true, true);
	}

	public static RecordedQuestions no() {
		return new RecordedQuestions(true, false);
	}

	public static RecordedQuestions nobody() {
		return new RecordedQuestions(false, true);
	}

	/** What was asked so far. */
	public List<String> asked() {
		return asked;
	}

	@Override
	public boolean canAsk() {
		return present;
	}

	@Override
	public boolean mayFetch(final ModelStatus model, final CacheFolder cache) {
		asked.add("fetch " + model.model().name());
		return yes;
	}

	@Override
	public boolean accepts(final Licence licence) {
		asked.add("licence " + licence.name() + " of " + licence.repository());
		return yes;
	}
}
