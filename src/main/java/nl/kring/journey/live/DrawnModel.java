package nl.kring.journey.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A BPMN document as people see it: the elements that are drawn, each with everything that is written in it. Read from the
 * document itself, for the engine's model leaves out what it does not know.
 */
final class DrawnModel {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Set<String> ONLY_LINKS = Set.of("incoming", "outgoing", "flowNodeRef");

    private final Map<String, Element> elements = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when it is no XML */
    DrawnModel(byte[] bpmn) {
        Document document = parse(bpmn);
        Set<String> drawn = new LinkedHashSet<>();
        forEach(
                document.getElementsByTagNameNS(DRAWING, "*"),
                element -> drawn.add(element.getAttribute("bpmnElement")));
        forEach(document.getElementsByTagNameNS(BPMN, "*"), element -> {
            if (drawn.contains(element.getAttribute("id")) || "process".equals(element.getLocalName())) {
                elements.put(element.getAttribute("id"), element);
            }
        });
    }

    /** The ids of what is drawn, in the order of the document. */
    Set<String> ids() {
        return elements.keySet();
    }

    boolean hasLabel(String id) {
        Element element = elements.get(id);
        return element != null && !element.getAttribute("name").isBlank();
    }

    /** The label; where a flow has none, from where to where it goes; else the id. */
    String name(String id) {
        Element element = elements.get(id);
        if (element == null) {
            return id;
        }
        if (hasLabel(id)) {
            return element.getAttribute("name").replaceAll("\\s+", " ").strip();
        }
        return "sequenceFlow".equals(element.getLocalName())
                ? name(element.getAttribute("sourceRef")) + " → " + name(element.getAttribute("targetRef"))
                : id;
    }

    /** What is written in the element, by where it stands; what is drawn inside it is left out. */
    Map<String, String> properties(String id) {
        Map<String, String> properties = new TreeMap<>();
        Element element = elements.get(id);
        if (element != null) {
            properties.put("type", element.getLocalName());
            collect(element, "", properties);
        }
        return properties;
    }

    private void collect(Element element, String path, Map<String, String> properties) {
        for (int at = 0; at < element.getAttributes().getLength(); at++) {
            Attr attribute = (Attr) element.getAttributes().item(at);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                properties.put(path + attribute.getLocalName(), attribute.getValue());
            }
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part && !isDrawn(part) && !ONLY_LINKS.contains(part.getLocalName())) {
                int number = seen.merge(part.getLocalName(), 1, Integer::sum);
                collect(part, path + part.getLocalName() + (number > 1 ? " " + number : "") + "/", properties);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                String text = child.getTextContent().strip();
                if (!text.isEmpty()) {
                    properties.merge(path + "text", text, (before, more) -> before + " " + more);
                }
            }
        }
    }

    private boolean isDrawn(Element element) {
        return elements.get(element.getAttribute("id")) == element;
    }

    private static void forEach(NodeList nodes, Consumer<Element> action) {
        for (int at = 0; at < nodes.getLength(); at++) {
            action.accept((Element) nodes.item(at));
        }
    }

    private static Document parse(byte[] bpmn) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("No BPMN document", e);
        }
    }
}
