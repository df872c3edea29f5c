package sc.fiji.unibiomed.imagej.download;

import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Asks the user what must be asked before a model is fetched. May be called on any thread. */
public interface DownloadQuestions {

	/** Whether there is anybody who can be asked. */
	boolean canAsk();

	/**
	 * Shows what a model is, how large, where it is from and under which licence.
	 *
	 * @param model what of it is here
	 * @param cache where it would go
	 * @return whether the user wants it, and agrees to the licence as far as it was shown
	 */
	boolean mayFetch(ModelStatus model, CacheFolder cache);

	/** Shows a licence that was not shown before; returns whether the user agrees to it. */
	boolean accepts(Licence licence);
}
