package sc.fiji.unibiomed.imagej;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RegionTokens;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.InterpretationListener;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.PartAnswers;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.RecentPictures;
import sc.fiji.unibiomed.interpret.large.FieldPicture;
import sc.fiji.unibiomed.interpret.large.FieldPlan;
import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * Questions about regions that the user drew. Regions of one plane are asked about together, as the model was trained
 * to. A region of an image that is looked at field by field, or one so small that it covers no token of the model's view of the
 * whole image, is asked about in a part of the image around it.
 */
final class RegionQuestions {

	/** The part around a region that is too small is as many times as long: then the region covers several tokens. */
	private static final int ZOOM = 4;
	/** Less shows no surroundings. */
	private static final int SMALLEST_PART = 64;

	private final ImagePlus image;
	private final ShownImage shown;
	private final List<Roi> regions;
	private final List<RegionGroup> groups;
	private final List<String> notes = new ArrayList<>();

	/**
	 * @param shown the planes of the regions, see {@link #positions}
	 * @param tokenGrid tokens along a side of the model's view of an image
	 * @throws InputException if a region is no area, or lies outside of the image
	 */
	RegionQuestions(final ImagePlus image, final ShownImage shown, final List<Roi> regions, final int tokenGrid) {
		this.image = image;
		this.shown = shown;
		this.regions = List.copyOf(regions);
		this.groups = group(tokenGrid);
	}

	/** The planes that regions lie in: those that they are tied to, or else the one that is shown. */
	static List<Position> positions(final ImagePlus image, final List<Roi> regions) {
		return regions.stream().map(region -> Position.of(region, image)).distinct().toList();
	}

	private List<RegionGroup> group(final int tokenGrid) {
		final Bounds whole = new Bounds(0, 0, image.getWidth(), image.getHeight());
		final Map<List<Object>, RegionGroup> found = new LinkedHashMap<>();
		for (int i = 0; i < regions.size(); i++) {
			final Roi region = regions.get(i);
			final BinaryMask mask = RoiMask.of(region, image.getWidth(), image.getHeight());
			final int frame = shown.positions().indexOf(Position.of(region, image));
			final Bounds part;
			if (shown.inFields()) {
				part = around(mask, shown.fieldSide());
			}
			else if (RegionTokens.under(mask, tokenGrid).area() == 0) {
				part = around(mask, Math.max(SMALLEST_PART, ZOOM * Math.max(mask.bounds().width(), mask.bounds().height())));
				notes.add(name(i) + " is too small for the model to see in the whole image; it was described in the " +
					part.width() + " × " + part.height() + " pixels around it.");
			}
			else {
				part = whole;
			}
			found.computeIfAbsent(List.of(frame, part), key -> new RegionGroup(frame, part)).add(i, mask);
		}
		return List.copyOf(found.values());
	}

	private Bounds around(final BinaryMask mask, final int side) {
		return FieldPlan.around(mask.bounds(), image.getWidth(), image.getHeight(), side, shown.picture().pixelAspect());
	}

	private String name(final int region) {
		final String name = regions.get(region).getName();
		return name == null ? "Region " + (region + 1) : "The region '" + name + "'";
	}

	/**
	 * Asks.
	 *
	 * @param recent what is kept of pictures for further questions
	 * @param described is given each region with its description, in the order of the regions
	 * @return one answer of all; its findings, if there are any, have as many frames as there are planes
	 * @throws CheckpointException if the model cannot look at images
	 */
	Interpretation ask(final LoadedModel model, final RecentPictures recent, final List<Described> described,
		final InterpretationListener listener, final Cancellation cancellation) throws CheckpointException
	{
		final Interpreter interpreter = new Interpreter(model, recent);
		final PartAnswers answers = new PartAnswers(image.getWidth(), image.getHeight(), shown.positions().size());
		final Described[] texts = new Described[regions.size()];
		for (int i = 0; i < groups.size(); i++) {
			final RegionGroup group = groups.get(i);
			cancellation.check();
			if (groups.size() > 1) {
				listener.field(i + 1, groups.size());
			}
			final FieldPicture picture = FieldPicture.of(shown.picture(), group.frame(), group.part());
			final Interpretation answer = interpreter.interpret(Question.about(picture, Task.describePrompt(group.regions()
				.size())).withRegions(group.masks()), listener, cancellation);
			answers.add(group.frame(), group.part(), answer);
			final List<String> words = RegionDescriptions.of(answer.plainText(), group.regions().size());
			for (int k = 0; k < words.size(); k++) {
				final int region = group.regions().get(k);
				texts[region] = new Described(regions.get(region), group.frame(), words.get(k));
			}
		}
		described.addAll(List.of(texts));
		return answers.merged(notes);
	}
}
