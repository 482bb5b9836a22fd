#include "report/fhir/element.hpp"

#include <fmt/format.h>

namespace unknot::report::fhir {
namespace {

const Json nothing;

}  // namespace

Element Element::find(const std::string& key) const {
  const auto found = json_.is_object() ? json_.find(key) : json_.end();
  return {json_.is_object() && found != json_.end() ? *found : nothing, path_ + "." + key, reading_};
}

std::vector<Element> Element::list(const std::string& key) const {
  std::vector<Element> elements;
  const Element all = find(key);
  if (!all.json_.is_array()) return elements;
  for (std::size_t i = 0; i < all.json_.size(); ++i) {
    elements.emplace_back(all.json_[i], fmt::format("{}[{}]", all.path_, i), reading_);
  }
  return elements;
}

std::vector<Element> Element::list_where(const std::string& key, const char* tested, const std::string& wanted) const {
  std::vector<Element> fitting;
  for (const Element& one : list(key)) {
    if (one.find(tested).find_text() == wanted) fitting.push_back(one);
  }
  return fitting;
}

Element Element::find_extension(std::string_view name) const {
  const std::vector<Element> all = list_extensions(name);
  return all.empty() ? Element(nothing, path_ + ".extension(" + std::string(name) + ")", reading_) : all.front();
}

std::vector<Element> Element::list_extensions(std::string_view name) const {
  return list_where("extension", "url", build_url(name));
}

Element Element::find_inner(std::string_view name) const {
  const std::vector<Element> all = list_where("extension", "url", std::string(name));
  return all.empty() ? Element(nothing, path_ + ".extension(" + std::string(name) + ")", reading_) : all.front();
}

std::vector<Element> Element::list_components(std::string_view id) const {
  std::vector<Element> fitting;
  for (const Element& one : list("component")) {
    if (one.find("code").find_named("observation").id == id) fitting.push_back(one);
  }
  return fitting;
}

Element Element::find_component(std::string_view id) const {
  const std::vector<Element> all = list_components(id);
  return all.empty() ? Element(nothing, path_ + ".component(" + std::string(id) + ")", reading_) : all.front();
}

std::string Element::find_text() const {
  return json_.is_string() ? json_.get_ref<const std::string&>() : std::string();
}

Named Element::find_coding(std::string_view system) const {
  if (find("system").find_text() != build_url(system)) return {};
  return {find("code").find_text(), find("display").find_text()};
}

Named Element::find_named(std::string_view system) const {
  Named named = find_coding(system);
  for (const Element& coding : list("coding")) {
    if (named.id.empty()) named = coding.find_coding(system);
  }
  return named;
}

ReportPoint Element::read_point() const {
  ReportPoint point{find_named("muscle"), find_named("point"), {}};
  read_code("side", point.side);
  return point;
}

double Element::read_score() const {
  double value = 0.0;
  find("value").read(value);
  return value;
}

}  // namespace unknot::report::fhir
