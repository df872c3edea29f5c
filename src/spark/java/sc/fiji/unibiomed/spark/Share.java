package sc.fiji.unibiomed.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;

/** Some images of a plan with all questions about them: what one task does. */
record Share(List<SentEntry> entries) implements Serializable {

	/**
	 * Cuts a plan into shares, which are in the plan's order.
	 *
	 * @param images of a share; fewer in the last one
	 */
	static List<Share> of(final BatchPlan plan, final int images) {
		final List<List<BatchEntry>> all = plan.images();
		final List<Share> shares = new ArrayList<>();
		for (int i = 0; i < all.size(); i += images) {
			shares.add(new Share(all.subList(i, Math.min(all.size(), i + images)).stream().flatMap(List::stream).map(SentEntry::of)
				.toList()));
		}
		return shares;
	}

	/** As a plan of its own. */
	BatchPlan plan() {
		return new BatchPlan(entries.stream().map(SentEntry::entry).toList());
	}
}
