package sc.fiji.unibiomed.imagej.command;

import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/** The inputs "slices" and "range", which several commands have. Annotations take nothing but constants. */
final class PlaneInputs {

	static final String SLICES =
		"In a stack: which slices or time points to ask about, each by itself or followed from the one that is shown.";
	static final String RANGE = "Which of the slices or time points, such as 3-10 or 1,4,7-9; blank for all.";
	static final String CURRENT = "current slice";
	static final String EACH_SLICE = "every slice";
	static final String EACH_TIME = "every time point";
	static final String EACH_PLANE = "every plane";
	static final String VOLUME = "volume";
	static final String TIME_SERIES = "time series";
	static final String REFERENCE = "reference order";

	private PlaneInputs() {
	}

	/** @throws sc.fiji.unibiomed.image.InputException if there are no such planes */
	static PlaneSelection selection(final String slices, final String range) {
		return new PlaneSelection(Planes.of(slices), range == null ? "" : range);
	}
}
