// QuPath: adds the findings of UniBiomed to the image that is open. Automate > Script editor, then Run.
//
// Change the path. A batch's findings.geojson has the outlines of all images, so take the file of one answer:
// tasks/NAME_ID/…, or what --export geojson writes.
def path = "/data/answers/slide-findings.geojson"

// Both are functions of every QuPath script (qupath.lib.scripting.QP), from QuPath 0.4 on.
importObjectsFromFile(path)
fireHierarchyUpdate()

def findings = getAnnotationObjects().findAll { it.measurements.containsKey("confidence") }
println "${findings.size()} findings from ${path}"
findings.each { println "${it.name}: confidence ${it.measurements['confidence']}" }
