package nl.kring.journey.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import nl.kring.deployment.ModelFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads the XML of models without ever fetching or expanding what lies outside of the file. */
final class ModelXml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** The engine reads the older name of its extensions as well, so whoever looks for them has to. */
    private static final List<String> EXTENSIONS =
            List.of("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

    private static final List<String> DMN = List.of(
            "https://www.omg.org/spec/DMN/20230324/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20151101/dmn11.xsd");
    private static final List<String> DMN_EXTENSIONS = List.of("http://camunda.org/schema/1.0/dmn");

    /** No model that people drew comes near; whoever walks through one counts on it. */
    private static final int DEEPEST = 200;

    private ModelXml() {}

    /** The file is no XML that can be used. */
    static final class Unreadable extends Exception {

        private final transient Finding finding;

        Unreadable(Finding finding) {
            super(finding.toString());
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }

    static Element read(ModelFile file) throws Unreadable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            Document document = builder.parse(new ByteArrayInputStream(file.content()));
            if (depth(document.getDocumentElement()) > DEEPEST) {
                throw new Unreadable(Finding.of(file.name(), "", Kind.NOT_XML, "1", "> " + DEEPEST + " levels"));
            }
            return document.getDocumentElement();
        } catch (SAXParseException e) {
            boolean doctype = String.valueOf(e.getMessage()).contains("DOCTYPE");
            throw new Unreadable(
                    doctype
                            ? Finding.of(file.name(), "", Kind.DOCTYPE)
                            : Finding.of(
                                    file.name(),
                                    "",
                                    Kind.NOT_XML,
                                    "" + e.getLineNumber(),
                                    String.valueOf(e.getMessage())));
        } catch (SAXException | IOException e) {
            throw new Unreadable(Finding.of(file.name(), "", Kind.NOT_XML, "1", String.valueOf(e.getMessage())));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int depth(Element root) {
        int deepest = 1;
        int depth = 1;
        Node at = root;
        while (true) {
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
                deepest = Math.max(deepest, ++depth);
                continue;
            }
            while (at != root && at.getNextSibling() == null) {
                at = at.getParentNode();
                depth--;
            }
            if (at == root) {
                return deepest;
            }
            at = at.getNextSibling();
        }
    }

    static boolean isBpmn(Element element) {
        return BPMN.equals(element.getNamespaceURI());
    }

    static boolean isBpmn(Element element, String name) {
        return isBpmn(element) && name.equals(element.getLocalName());
    }

    static boolean isDmn(Element element) {
        return DMN.contains(String.valueOf(element.getNamespaceURI()));
    }

    static boolean isExtension(Element element) {
        return EXTENSIONS.contains(String.valueOf(element.getNamespaceURI()));
    }

    static boolean isExtension(Element element, String name) {
        return isExtension(element) && name.equals(element.getLocalName());
    }

    /** An attribute of the engine's extensions; empty where there is none. */
    static String extension(Element element, String name) {
        return first(
                element,
                Stream.concat(EXTENSIONS.stream(), DMN_EXTENSIONS.stream()).toList(),
                name);
    }

    private static String first(Element element, List<String> namespaces, String name) {
        return namespaces.stream()
                .map(namespace -> element.getAttributeNS(namespace, name))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static void walk(Element element, Consumer<Element> visit) {
        visit.accept(element);
        children(element).forEach(child -> walk(child, visit));
    }

    /** The element and everything in it, in the order of the file. */
    static Stream<Element> all(Element root) {
        List<Element> all = new ArrayList<>();
        walk(root, all::add);
        return all.stream();
    }

    static Stream<Element> bpmn(Element root, String name) {
        return all(root).filter(element -> isBpmn(element, name));
    }

    static Stream<Element> extensions(Element root, String name) {
        return all(root).filter(element -> isExtension(element, name));
    }

    /** What is written in the element itself, not in those within it. */
    static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text part) {
                text.append(part.getData());
            }
        }
        return text.toString().strip();
    }

    /** The element of the drawing that this belongs to: the nearest around it that people can find by its id. */
    static String owner(Element element) {
        Element at = element;
        while (true) {
            String id = at.getAttribute("id");
            if (!id.isEmpty() && (isBpmn(at) || isDmn(at)) && !at.getLocalName().endsWith("EventDefinition")) {
                return id;
            }
            if (!(at.getParentNode() instanceof Element parent)) {
                return "";
            }
            at = parent;
        }
    }

    /** The parser would write to the console. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
