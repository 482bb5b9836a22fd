// Which views there are, in groups for the buttons.
import type { ViewName } from "../../api/types";
import type { MessageKey } from "../../messages";

export interface ViewGroup { id: string; label: MessageKey; views: { view: ViewName; label: MessageKey }[] }

export const viewGroups: ViewGroup[] = [
  { id: "body", label: "view.body", views: [
    { view: "front", label: "view.front" }, { view: "back", label: "view.back" },
    { view: "left", label: "view.left" }, { view: "right", label: "view.right" }] },
  { id: "head", label: "view.head", views: [
    { view: "head_front", label: "view.front" }, { view: "head_back", label: "view.back" },
    { view: "head_left", label: "view.left" }, { view: "head_right", label: "view.right" }] },
  { id: "hand_left", label: "view.hand_left", views: [
    { view: "hand_left_palm", label: "view.palm" }, { view: "hand_left_back", label: "view.hand_back" }] },
  { id: "hand_right", label: "view.hand_right", views: [
    { view: "hand_right_palm", label: "view.palm" }, { view: "hand_right_back", label: "view.hand_back" }] },
  { id: "foot_left", label: "view.foot_left", views: [
    { view: "foot_left_top", label: "view.top" }, { view: "foot_left_sole", label: "view.sole" },
    { view: "foot_left_inner", label: "view.inner" }, { view: "foot_left_outer", label: "view.outer" }] },
  { id: "foot_right", label: "view.foot_right", views: [
    { view: "foot_right_top", label: "view.top" }, { view: "foot_right_sole", label: "view.sole" },
    { view: "foot_right_inner", label: "view.inner" }, { view: "foot_right_outer", label: "view.outer" }] },
];

export const findGroup = (view: ViewName): ViewGroup => viewGroups.find((group) => group.views.some((one) => one.view === view))!;
